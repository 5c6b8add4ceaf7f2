namespace Heppy.Physics;

/// <summary>All pairs of a list, by their indices: (0,1), (0,2) ... (1,2) ...</summary>
/// <param name="count">Length of the list.</param>
public struct PairIndices(int count)
{
    private int _first;
    private int _second;

    /// <summary>The pair.</summary>
    public readonly (int First, int Second) Current => (_first, _second);

    /// <summary>For <c>foreach</c>.</summary>
    public readonly PairIndices GetEnumerator() => this;

    /// <summary>Goes on to the next pair.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        if (++_second >= count)
        {
            _first++;
            _second = _first + 1;
        }
        return _second < count;
    }
}
