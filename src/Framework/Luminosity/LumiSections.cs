namespace Heppy;

/// <summary>A set of luminosity sections by run: a certified "golden JSON", or what was processed. It never changes.</summary>
/// <remarks>Sections that follow one another in a run are one range, so equal sets are equal in every respect, also when written.</remarks>
public sealed class LumiSections : IEquatable<LumiSections>
{
    // A section is one number, with its run in the upper half: a set is a sorted list of intervals, and none spans two runs.
    private readonly ulong[] _first;
    private readonly ulong[] _last;

    private LumiSections(List<(ulong First, ulong Last)> intervals)
    {
        _first = [.. intervals.Select(i => i.First)];
        _last = [.. intervals.Select(i => i.Last)];
        Count = intervals.Sum(i => (long)(i.Last - i.First) + 1);
    }

    /// <summary>The set without sections.</summary>
    public static LumiSections Empty { get; } = new([]);

    /// <summary>Number of sections.</summary>
    public long Count { get; }

    /// <summary>The ranges, by run and section.</summary>
    public IEnumerable<LumiRange> Ranges => _first.Select((first, i) => new LumiRange((uint)(first >> 32), (uint)first, (uint)_last[i]));

    /// <summary>A set of ranges in any order; they may overlap.</summary>
    /// <param name="ranges">The ranges.</param>
    /// <exception cref="ArgumentException">A range ends before it begins.</exception>
    public static LumiSections Of(params IEnumerable<LumiRange> ranges)
    {
        List<(ulong First, ulong Last)> intervals = [.. ranges.Select(r => r.First <= r.Last
            ? (Key(r.Run, r.First), Key(r.Run, r.Last))
            : throw new ArgumentException($"sections {r.First} to {r.Last} of run {r.Run} are reversed", nameof(ranges)))];
        return Joined(intervals);
    }

    /// <summary>Reads a file: <c>{"297050": [[12, 137], [193, 776]], ...}</c>, both ends included.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="UserError">It is not of this form; the message names the line.</exception>
    public static LumiSections Read(string path)
    {
        try
        {
            return new LumiJsonReader(File.ReadAllBytes(path), path).Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read: {e.Message}", ExitCode.Configuration, e);
        }
    }

    /// <summary>Whether a section is in the set; allocates nothing.</summary>
    /// <param name="run">Its run.</param>
    /// <param name="lumi">Its number.</param>
    public bool Contains(uint run, uint lumi)
    {
        ulong key = Key(run, lumi);
        int found = Array.BinarySearch(_first, key);
        int before = found >= 0 ? found : ~found - 1;
        return before >= 0 && key <= _last[before];
    }

    /// <summary>This set and one more range.</summary>
    /// <param name="range">The range; what is there already stays.</param>
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    public LumiSections Add(LumiRange range) => Of(Ranges.Append(range));

    /// <summary>Sections that are in this set, in the other one, or in both.</summary>
    /// <param name="other">The other set.</param>
    public LumiSections Union(LumiSections other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Joined([.. Intervals(), .. other.Intervals()]);
    }

    /// <summary>Sections of this set that are not in the other one.</summary>
    /// <param name="other">The other set.</param>
    public LumiSections Except(LumiSections other)
    {
        ArgumentNullException.ThrowIfNull(other);
        List<(ulong First, ulong Last)> left = [];
        int from = 0;
        foreach ((ulong first, ulong last) in Intervals())
        {
            while (from < other._first.Length && other._last[from] < first)
            {
                from++;
            }

            ulong at = first;
            bool isOver = false;
            for (int i = from; !isOver && i < other._first.Length && other._first[i] <= last; i++)
            {
                if (other._first[i] > at)
                {
                    left.Add((at, other._first[i] - 1));
                }

                isOver = other._last[i] >= last;
                at = other._last[i] + 1;
            }

            if (!isOver)
            {
                left.Add((at, last));
            }
        }

        return new LumiSections(left);
    }

    /// <summary>Sections that are in both sets.</summary>
    /// <param name="other">The other set.</param>
    public LumiSections Intersect(LumiSections other) => Except(Except(other));

    /// <inheritdoc/>
    public bool Equals(LumiSections? other) => other is not null && _first.AsSpan().SequenceEqual(other._first) && _last.AsSpan().SequenceEqual(other._last);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LumiSections);

    /// <inheritdoc/>
    public override int GetHashCode() => _first.Length == 0 ? 0 : HashCode.Combine(Count, _first[0], _last[^1]);

    /// <summary>The set in the form that <see cref="Read(string)"/> reads, on one line: runs by number, sections in order.</summary>
    public override string ToString()
    {
        IEnumerable<string> runs = Ranges.GroupBy(r => r.Run)
            .Select(run => string.Create(Culture, $"\"{run.Key}\": [{string.Join(", ", run.Select(r => string.Create(Culture, $"[{r.First}, {r.Last}]")))}]"));
        return $"{{{string.Join(", ", runs)}}}";
    }

    /// <summary>Reads what was written as <see cref="ToString"/>.</summary>
    internal static LumiSections Parse(byte[] json, string path) => new LumiJsonReader(json, path).Read();

    /// <summary>Sorted and joined.</summary>
    private static LumiSections Joined(List<(ulong First, ulong Last)> intervals)
    {
        intervals.Sort();
        List<(ulong First, ulong Last)> joined = [];
        foreach ((ulong first, ulong last) in intervals)
        {
            bool isSameRun = joined.Count > 0 && joined[^1].Last >> 32 == first >> 32;
            if (isSameRun && (first <= joined[^1].Last || first - joined[^1].Last == 1))
            {
                joined[^1] = (joined[^1].First, Math.Max(joined[^1].Last, last));
            }
            else
            {
                joined.Add((first, last));
            }
        }

        return new LumiSections(joined);
    }

    private static ulong Key(uint run, uint lumi) => ((ulong)run << 32) | lumi;

    private static IFormatProvider Culture => System.Globalization.CultureInfo.InvariantCulture;

    private IEnumerable<(ulong First, ulong Last)> Intervals() => _first.Zip(_last);
}
