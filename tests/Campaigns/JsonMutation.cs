using System.Text;
using System.Text.Json;

namespace Heppy.Campaigns;

/// <summary>Changes JSON as careless editors, broken programs, disks and enemies do: one value, one member, or the text as such.</summary>
internal static class JsonMutation
{
    private static readonly string[] Values =
    [
        "0", "1", "-1", "2", "3", "255", "1000000", "2147483647", "-2147483648", "4294967296", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "0.5", "-0.0", "1e308",
        "-1e308", "1e-320", "1e999", "-1e999", "NaN", "Infinity", "1.5e3", "99999999999999999999999999999999999999", "null", "true", "false", "[]", "{}", "[null]", "[[]]", "[{}]", "\"\"", "\"x\"",
        "\"0\"", "\"NaN\"", "\"-Infinity\"", "\"..\"", "\".\"", "\"/\"", "\"../../precious.txt\"", "\"/etc/passwd\"", "\"a/../../b\"", "\"\\u0000\"", "\"\\ud800\"", "\"$(touch pwned)\"", "\"<script>\"",
        "\"2026-13-45T99:99:99Z\"", "\"9999-12-31T23:59:59+14:00\"", "\"0001-01-01T00:00:00+14:00\"", "{\"a\":{\"b\":{}}}", "[1,2,3]", "[\"a\",null,3]",
    ];

    /// <summary>A changed copy.</summary>
    /// <param name="good">JSON, UTF-8.</param>
    /// <param name="random">What decides.</param>
    internal static byte[] Of(byte[] good, Random random)
    {
        byte[] bad = good;
        for (int changes = random.Next(4) == 0 ? random.Next(2, 4) : 1; changes > 0; changes--)
        {
            bad = Once(bad, random);
        }

        return bad;
    }

    private static byte[] Once(byte[] good, Random random)
    {
        List<Part> parts = Parts(good);
        if (parts.Count == 0 || random.Next(5) == 0)
        {
            return Text(good, random);
        }

        Part part = parts[random.Next(parts.Count)];
        Part other = parts[random.Next(parts.Count)];
        return random.Next(8) switch
        {
            0 => Without(good, part),
            1 => Spliced(good, part.End, part.End, [(byte)',', .. good[part.Start..part.End]]),
            2 => Spliced(good, part.ValueStart, part.End, good[other.ValueStart..other.End]),
            3 when part.ValueStart > part.Start => Spliced(good, part.Start, part.Start + 2, Encoding.UTF8.GetBytes("\"" + (char)('a' + random.Next(26)))),
            4 => Spliced(good, part.ValueStart, part.End, Encoding.UTF8.GetBytes(Deep(random))),
            5 when good[part.ValueStart] is (byte)'-' or >= (byte)'0' and <= (byte)'9' => Spliced(good, part.ValueStart, part.ValueStart + 1, [(byte)('1' + random.Next(9))]),
            _ => Spliced(good, part.ValueStart, part.End, Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)])),
        };
    }

    /// <summary>What is wrong with the text, not with what it says.</summary>
    private static byte[] Text(byte[] good, Random random)
    {
        int at = random.Next(good.Length + 1);
        return random.Next(9) switch
        {
            0 => good[..at],
            1 => [0xEF, 0xBB, 0xBF, .. good],
            2 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(good))],
            3 => Spliced(good, at, at, [0xC3, 0x28]),
            4 => [],
            5 => [.. good, .. good],
            6 => Spliced(good, at, at, [0]),
            7 => new byte[random.Next(5000)],
            _ when good.Length > 0 => Spliced(good, Math.Min(at, good.Length - 1), Math.Min(at, good.Length - 1) + 1, [(byte)random.Next(256)]),
            _ => [(byte)random.Next(256)],
        };
    }

    private static string Deep(Random random)
    {
        int depth = random.Next(2) == 0 ? 70 : 5000;
        return random.Next(2) == 0 ? new string('[', depth) + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
    }

    private static byte[] Without(byte[] good, Part part)
    {
        int end = part.End;
        while (end < good.Length && good[end] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            end++;
        }

        return Spliced(good, part.Start, end < good.Length && good[end] == (byte)',' ? end + 1 : part.End, []);
    }

    private static byte[] Spliced(byte[] good, int start, int end, byte[] by) => [.. good[..start], .. by, .. good[end..]];

    /// <summary>All values, with the names of those that have one; none if it is not JSON any more.</summary>
    private static List<Part> Parts(byte[] json)
    {
        List<Part> parts = [];
        var open = new Stack<(int Start, int Value)>();
        int? name = null;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
            while (reader.Read())
            {
                int start = (int)reader.TokenStartIndex;
                int end = (int)reader.BytesConsumed;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = start;
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push((name ?? start, start));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        (int first, int value) = open.Pop();
                        parts.Add(new Part(first, value, end));
                        break;
                    default:
                        parts.Add(new Part(name ?? start, start, end));
                        break;
                }

                name = null;
            }
        }
        catch (JsonException)
        {
            parts.Clear();
        }

        return parts;
    }

    /// <summary>A value, from its name on where it has one.</summary>
    private readonly record struct Part(int Start, int ValueStart, int End);
}
