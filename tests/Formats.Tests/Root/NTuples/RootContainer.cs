using System.Buffers.Binary;
using System.Text;

namespace Heppy.Formats.Tests.Root.NTuples;

/// <summary>The least file around an anchor: a header, a directory, a list of one key.</summary>
internal static class RootContainer
{
    private const int Begin = 100;
    private const int NameLength = 40;

    /// <summary>Makes a file.</summary>
    /// <param name="blobs">Its first bytes: 100 that are overwritten, then what has no keys.</param>
    /// <param name="name">Name of the RNTuple.</param>
    /// <param name="anchor">Its anchor.</param>
    public static byte[] Wrap(byte[] blobs, string name, byte[] anchor)
    {
        int directory = blobs.Length;
        byte[] key = Key("ROOT::RNTuple", name, directory + NameLength + 60, anchor.Length);
        byte[] listKey = Key("TFile", "f.root", 0, 4 + key.Length);
        int list = directory + NameLength + 60 + key.Length + anchor.Length;
        int end = list + listKey.Length + 4 + key.Length;
        byte[] record = [.. new byte[NameLength], .. Short(5), .. new byte[8], .. Int(listKey.Length + 4 + key.Length), .. Int(NameLength),
            .. Int(directory), .. Int(0), .. Int(list), .. Short(1), .. Enumerable.Range(1, 16).Select(i => (byte)i)];
        byte[] file = [.. blobs, .. record, .. new byte[NameLength + 60 - record.Length], .. key, .. anchor, .. listKey, .. Int(1), .. key];
        byte[] header = [.. "root"u8, .. Int(63000), .. Int(directory), .. Int(end), .. Int(0), .. new byte[8], .. Int(NameLength), 4, .. Int(0), .. Int(0), .. Int(0)];
        header.CopyTo(file, 0);
        return file;
    }

    private static byte[] Key(string className, string name, int position, int objectLength)
    {
        byte[] texts = [.. Text(className), .. Text(name), .. Text("")];
        int length = 26 + texts.Length;
        return [.. Int(length + objectLength), .. Short(4), .. Int(objectLength), .. Int(0), .. Short(length), .. Short(1),
            .. Int(position), .. Int(Begin), .. texts];
    }

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Int(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];
}
