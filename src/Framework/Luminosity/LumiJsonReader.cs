using System.Globalization;
using System.Text.Json;

namespace Heppy;

/// <summary>Reads luminosity sections of JSON, and says in which line a mistake is.</summary>
internal ref struct LumiJsonReader
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly string _path;
    private readonly List<LumiRange> _ranges = [];
    private Utf8JsonReader _reader;

    /// <summary>Begins to read.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="path">What to call it in messages.</param>
    internal LumiJsonReader(ReadOnlySpan<byte> json, string path)
    {
        _json = JsonFiles.WithoutMark(json);
        _path = path;
        _reader = new Utf8JsonReader(_json);
    }

    /// <summary>Reads all of it.</summary>
    /// <exception cref="UserError">It is something else.</exception>
    internal LumiSections Read()
    {
        if (_json.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw Bad(1, "it is empty");
        }

        try
        {
            Expect(JsonTokenType.StartObject, "it does not begin with {");
            HashSet<uint> runs = [];
            while (Next() == JsonTokenType.PropertyName)
            {
                string name = _reader.GetString()!;
                if (!uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out uint run))
                {
                    throw Bad($"\"{name}\" is not a run number");
                }

                if (!runs.Add(run))
                {
                    throw Bad($"run {run} is there twice");
                }

                ReadRun(run);
            }

            _reader.Read();                             // throws if something follows
            return LumiSections.Of(_ranges);
        }
        catch (InvalidOperationException e)
        {
            throw Bad(LineOf(_reader.TokenStartIndex), $"it is not UTF-8: {e.Message.TrimEnd('.')}", e);
        }
        catch (JsonException e)
        {
            throw Bad((e.LineNumber ?? 0) + 1, $"it is not JSON: {e.Message.Split(" LineNumber:")[0].TrimEnd('.')}", e);
        }
    }

    private void ReadRun(uint run)
    {
        string form = $"sections of run {run} are to be a list of [first, last]";
        Expect(JsonTokenType.StartArray, form);
        List<(LumiRange Range, long Place)> own = [];
        while (Next() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.StartArray)
            {
                throw Bad(form);
            }

            long place = _reader.TokenStartIndex;
            var range = new LumiRange(run, Number(run), Number(run));
            Expect(JsonTokenType.EndArray, $"{form}: two numbers each");
            if (range.First > range.Last)
            {
                throw Bad($"[{range.First}, {range.Last}] of run {run} is reversed");
            }

            own.Add((range, place));
        }

        own.Sort((a, b) => a.Range.First.CompareTo(b.Range.First));
        for (int i = 1; i < own.Count; i++)
        {
            (LumiRange before, LumiRange range) = (own[i - 1].Range, own[i].Range);
            if (range.First <= before.Last)
            {
                throw Bad(LineOf(Math.Max(own[i - 1].Place, own[i].Place)), $"[{before.First}, {before.Last}] and [{range.First}, {range.Last}] of run {run} overlap");
            }
        }

        _ranges.AddRange(own.Select(o => o.Range));
    }

    private uint Number(uint run)
    {
        if (Next() == JsonTokenType.Number && _reader.TryGetUInt32(out uint number))
        {
            return number;
        }

        string shown = System.Text.Encoding.UTF8.GetString(_reader.ValueSpan);
        throw Bad(_reader.TokenType == JsonTokenType.Number
            ? $"{shown} in run {run} is not the number of a luminosity section (0 to {uint.MaxValue}, without decimals)"
            : $"sections of run {run} are to be a list of [first, last]: two numbers each");
    }

    private void Expect(JsonTokenType type, string otherwise)
    {
        if (Next() != type)
        {
            throw Bad(otherwise);
        }
    }

    private JsonTokenType Next() => _reader.Read() ? _reader.TokenType : JsonTokenType.None;

    private readonly UserError Bad(string what) => Bad(LineOf(_reader.TokenStartIndex), what);

    private readonly UserError Bad(long line, string what, Exception? inner = null) =>
        new($"{_path}:{line}: {what}. A luminosity mask is {{\"run\": [[first, last], ...], ...}}.", ExitCode.Configuration, inner);

    private readonly long LineOf(long place) => 1 + _json[..(int)place].Count((byte)'\n');
}
