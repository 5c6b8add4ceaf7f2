using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Objects;

/// <summary>The classes that ROOT streams by code of their own, not as they are described.</summary>
internal static class ObjectClasses
{
    /// <summary>Whether a class is one of them.</summary>
    public static bool HasOwnStreamer(string className) => className is
        "TObject" or "TNamed" or "TString" or "TObjString" or "TDatime" or "TBasket" or "TStreamerInfo"
        or "TList" or "THashList" or "TObjArray" or "TRefArray" or "TClonesArray" or "TMap" or "TRef"
        || className.StartsWith("TArray", StringComparison.Ordinal)
        || className.StartsWith("TStreamer", StringComparison.Ordinal);

    /// <summary>The member that stands for a base of this kind: <c>fArray</c> of a histogram.</summary>
    public static string MemberOf(string className) =>
        className.StartsWith("TArray", StringComparison.Ordinal) ? "fArray" : className;

    /// <summary>Reads an object.</summary>
    /// <exception cref="NotDescribedException">The class is known, but not read.</exception>
    public static object? Read(ObjectReader reader, string className)
    {
        RootBuffer buffer = reader.Buffer;
        switch (className)
        {
            case "TObject":
                return reader.Identity();
            case "TNamed":
                (string name, string title) = reader.Named();
                var named = new RootObject(className);
                named.Set("fName", name);
                named.Set("fTitle", title);
                return named;
            case "TString":
                return buffer.String();
            case "TObjString":
                return Text(reader);
            case "TDatime":
                return buffer.UInt32();
            case "TList" or "THashList":
                return List(reader);
            case "TObjArray":
                return Array(reader);
            case "TBasket":
                return EmbeddedBasket.Read(buffer);
            case "TStreamerInfo":
                return StreamerInfoReader.Info(reader);
            case "TArrayD": return BasicValues.Doubles(buffer, buffer.Int32());
            case "TArrayI": return BasicValues.Ints(buffer, buffer.Int32());
            case "TArrayL64" or "TArrayL": return BasicValues.Longs(buffer, buffer.Int32());
            case "TArrayF": return Numbers(buffer, StreamerType.Float);
            case "TArrayS": return Numbers(buffer, StreamerType.Short);
            case "TArrayC": return Numbers(buffer, StreamerType.Char);
            default:
                return className.StartsWith("TStreamer", StringComparison.Ordinal)
                    ? StreamerInfoReader.Element(reader, className)
                    : throw new NotDescribedException($"{className} is not read");
        }
    }

    private static Array Numbers(RootBuffer buffer, int type)
    {
        int count = buffer.Int32();
        return BasicValues.Array(buffer, new StreamerElement("", "", "", type, 0, 0, ""), type, count);
    }

    private static RootObject Text(ObjectReader reader)
    {
        var text = new RootObject("TObjString");
        ObjectHeader header = reader.Version();
        text.Set("fUniqueID", reader.Identity());
        text.Set("fString", reader.Buffer.String());
        reader.EndOf(header);
        return text;
    }

    private static object?[] List(ObjectReader reader)
    {
        RootBuffer buffer = reader.Buffer;
        ObjectHeader header = reader.Version();
        if (header.Version > 3)
        {
            reader.Identity();
            buffer.String();
        }

        object?[] items = new object?[buffer.Count(buffer.Int32(), 4)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = reader.Pointer();
            if (header.Version > 3)
            {
                buffer.String(); // how it is drawn
            }
        }

        reader.EndOf(header);
        return items;
    }

    private static object?[] Array(ObjectReader reader)
    {
        RootBuffer buffer = reader.Buffer;
        ObjectHeader header = reader.Version();
        if (header.Version > 2)
        {
            reader.Identity();
        }

        if (header.Version > 1)
        {
            buffer.String();
        }

        object?[] items = new object?[buffer.Count(buffer.Int32(), 4)];
        buffer.Take(4);
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = reader.Pointer();
        }

        reader.EndOf(header);
        return items;
    }
}
