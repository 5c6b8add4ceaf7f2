using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Objects;

/// <summary>Reads the record that describes the classes in a file: a list of <c>TStreamerInfo</c>.</summary>
/// <remarks>Its own classes are streamed in a fixed way. Source: ROOT, <c>io/doc/TFile/streamerinfo.md</c>.</remarks>
internal static class StreamerInfoReader
{
    /// <summary>Reads what a file says of its classes; nothing if it has no such record.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public static StreamerCatalogue Read(RootFile file)
    {
        var catalogue = new StreamerCatalogue();
        if (file.Header.InfoPosition > 0 && file.Header.InfoPosition < file.Length)
        {
            long position = file.Header.InfoPosition;
            int length = (int)Math.Min(1024, file.Length - position);
            var header = new RootBuffer(file.Bytes(position, length), $"{file.Path}: the description of the classes");
            RootKey key = RootKey.Read(header, "") with { Position = position };
            var reader = new ObjectReader(file.Object(key), key.HeaderLength, catalogue);
            foreach (object? each in reader.Collection("TList"))
            {
                if (each is StreamerInfo info)
                {
                    catalogue.Add(info);
                }
            }
        }

        return catalogue;
    }

    /// <summary>Reads a <c>TStreamerInfo</c> that a pointer leads to.</summary>
    public static StreamerInfo Info(ObjectReader reader)
    {
        RootBuffer buffer = reader.Buffer;
        reader.Version();
        (string name, _) = reader.Named();
        uint checksum = buffer.UInt32();
        int version = buffer.Int32();
        var elements = new List<StreamerElement>();
        if (reader.Pointer() is object?[] items)
        {
            elements.AddRange(items.OfType<StreamerElement>());
        }

        return new StreamerInfo(name, version, checksum, elements);
    }

    /// <summary>Reads one of the classes that derive from <c>TStreamerElement</c>.</summary>
    public static StreamerElement Element(ObjectReader reader, string kind)
    {
        RootBuffer buffer = reader.Buffer;
        reader.Version();
        ObjectHeader header = reader.Version();
        (string name, string title) = reader.Named();
        int type = buffer.Int32();
        int size = buffer.Int32();
        int length = buffer.Int32();
        buffer.Take(4);
        buffer.Take(header.Version == 1 ? 4 * buffer.Count(buffer.Int32(), 4) : 20);
        string typeName = buffer.String();
        reader.EndOf(header);
        int baseVersion = kind == "TStreamerBase" && buffer.Remaining >= 4 ? buffer.Int32() : 0;
        string count = "";
        if (kind is "TStreamerBasicPointer" or "TStreamerLoop")
        {
            buffer.Take(4);
            count = buffer.String();
        }

        return new StreamerElement(kind, name, title, type, size, length, typeName, baseVersion, count);
    }
}
