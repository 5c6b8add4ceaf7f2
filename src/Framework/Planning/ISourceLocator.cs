namespace Heppy;

/// <summary>Knows on which line of the configuration something is.</summary>
public interface ISourceLocator
{
    /// <summary><c>analysis.cs:28</c>, or null.</summary>
    /// <param name="className">Class that is created there, without type arguments.</param>
    /// <param name="literals">Texts that appear in its initialiser: names of products, labels.</param>
    /// <param name="occurrence">Which of several that match, from 0.</param>
    string? Find(string className, IReadOnlyCollection<string> literals, int occurrence);

    /// <summary>Line on which a variable or property of that name is declared, or null.</summary>
    /// <param name="name">Its name.</param>
    string? Declaration(string name);
}
