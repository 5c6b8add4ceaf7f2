namespace Heppy.Plots;

/// <summary>A figure, ready to be drawn.</summary>
public abstract class Figure
{
    private protected Figure(string name, string title, bool isLog) => (Name, Title, IsLog) = (name, title, isLog);

    /// <summary>Its name, with <c>/</c> between folders, without extension: <c>FourMuons/m4mu_log</c>.</summary>
    public string Name { get; }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>Whether its main axis is logarithmic.</summary>
    public bool IsLog { get; }

    /// <summary>Draws it on a fresh canvas.</summary>
    /// <param name="canvas">The canvas.</param>
    public abstract void Draw(ICanvas canvas);
}
