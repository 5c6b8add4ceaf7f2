namespace Heppy.Physics;

/// <summary>All triplets of a list, by their indices: (0,1,2), (0,1,3) ... (0,2,3) ... (1,2,3) ...</summary>
/// <param name="count">Length of the list.</param>
public struct TripletIndices(int count)
{
    private PairIndices _pairs = new(count);
    private int _third;

    /// <summary>The triplet.</summary>
    public readonly (int First, int Second, int Third) Current => (_pairs.Current.First, _pairs.Current.Second, _third);

    /// <summary>For <c>foreach</c>.</summary>
    public readonly TripletIndices GetEnumerator() => this;

    /// <summary>Goes on to the next triplet.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        _third++;
        while (_third >= count || _pairs.Current.Second == 0)
        {
            if (!_pairs.MoveNext())
            {
                return false;
            }
            _third = _pairs.Current.Second + 1;
        }
        return true;
    }
}
