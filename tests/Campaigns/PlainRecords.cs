using System.Buffers.Binary;
using Heppy.Formats.Root.Files;

namespace Heppy.Campaigns;

/// <summary>Copies a ROOT file so that its descriptions of trees and classes are not packed: a change of their bytes is not caught by a codec, but must be by the readers.</summary>
internal static class PlainRecords
{
    internal static byte[] Of(byte[] bytes)
    {
        using RootFile file = RootFile.Open(new MemoryStream(bytes, writable: false), "plain.root");
        if (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)) >= 1_000_000)
        {
            return bytes;
        }

        var copy = new List<byte>(bytes);
        if (file.Header.InfoPosition > 0)
        {
            var record = new RootBuffer(file.Bytes(file.Header.InfoPosition, (int)Math.Min(1024, file.Length - file.Header.InfoPosition)), "plain.root");
            RootKey info = RootKey.Read(record, "") with { Position = file.Header.InfoPosition };
            int at = Append(copy, file, info);
            Put(copy, 37, at);
        }

        int list = (int)file.Top.KeysPosition;
        var keys = new RootBuffer(file.Bytes(list, file.Top.KeysLength), "plain.root");
        RootKey.Read(keys, "");
        for (int count = keys.Int32(); count > 0; count--)
        {
            int start = keys.Position;
            RootKey key = RootKey.Read(keys, "");
            if (key.IsCompressed && !key.IsDirectory)
            {
                int at = Append(copy, file, key);
                Put(copy, list + start, key.HeaderLength + key.ObjectLength);
                Put(copy, list + start + 18, at);
            }
        }

        Put(copy, 12, copy.Count);
        return [.. copy];
    }

    /// <summary>Appends a record with its bytes unpacked.</summary>
    private static int Append(List<byte> copy, RootFile file, RootKey key)
    {
        int at = copy.Count;
        copy.AddRange(file.Bytes(key.Position, key.HeaderLength));
        copy.AddRange(file.Object(key).Data);
        Put(copy, at, key.HeaderLength + key.ObjectLength);
        Put(copy, at + 18, at);
        return at;
    }

    private static void Put(List<byte> bytes, int at, int value)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, value);
        for (int i = 0; i < 4; i++)
        {
            bytes[at + i] = four[i];
        }
    }
}
