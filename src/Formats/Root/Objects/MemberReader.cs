using Heppy.Formats.Root.Files;

namespace Heppy.Formats.Root.Objects;

/// <summary>Reads the members of one object as its class is described.</summary>
internal sealed class MemberReader(ObjectReader reader, RootObject target)
{
    private RootBuffer Buffer => reader.Buffer;

    /// <summary>Reads the header and the members of a class into the object.</summary>
    /// <exception cref="NotDescribedException">The class, or one of its members, is not described.</exception>
    public void Class(string className)
    {
        ObjectHeader header = reader.Version();
        try
        {
            foreach (StreamerElement element in Describe(className, header).Elements)
            {
                Member(element);
            }
        }
        catch (NotDescribedException e) when (header.End >= 0)
        {
            reader.Note(e.Message);
        }

        reader.EndOf(header);
    }

    private StreamerInfo Describe(string className, ObjectHeader header)
    {
        if (header.Version <= 0 && header.End - Buffer.Position >= 4)
        {
            int start = Buffer.Position;
            if (reader.Streamers.TryFind(className, Buffer.UInt32(), out StreamerInfo? foreign))
            {
                return foreign;
            }

            Buffer.MoveTo(start);
        }

        return reader.Streamers.TryFind(className, header.Version, out StreamerInfo? info)
            || KnownStreamers.Catalogue.TryFind(className, header.Version, out info)
                ? info
                : throw new NotDescribedException($"{className} version {header.Version} is not described in the file");
    }

    private void Member(StreamerElement element)
    {
        int type = element.Type == StreamerType.Base ? OfBase(element.Name) : element.Type;
        switch (type)
        {
            case StreamerType.Base:
                Base(element.Name);
                break;
            case StreamerType.TObject:
                target.Set("fUniqueID", reader.Identity());
                break;
            case StreamerType.TNamed:
                (string name, string title) = reader.Named();
                target.Set("fName", name);
                target.Set("fTitle", title);
                break;
            case StreamerType.TString:
                target.Set(element.Name, Buffer.String());
                break;
            case StreamerType.Object or StreamerType.Any or StreamerType.InlinePointer or StreamerType.AnyInlinePointer:
                target.Set(element.Name, reader.Inline(element.TypeName.TrimEnd('*')));
                break;
            case StreamerType.Pointer or StreamerType.AnyPointer:
                target.Set(element.Name, reader.Pointer());
                break;
            case StreamerType.CharStar:
                target.Set(element.Name, Buffer.Take(Buffer.Int32()).ToArray());
                break;
            case < StreamerType.FixedArray:
                target.Set(element.Name, BasicValues.One(Buffer, element));
                break;
            case < StreamerType.CountedArray:
                target.Set(element.Name, BasicValues.Array(Buffer, element, type - StreamerType.FixedArray, element.ArrayLength));
                break;
            case < StreamerType.Object:
                bool isThere = Buffer.Bool();
                long count = isThere ? CountOf(element) : 0;
                target.Set(element.Name, BasicValues.Array(Buffer, element, type - StreamerType.CountedArray, count));
                break;
            default:
                Other(element);
                break;
        }
    }

    private long CountOf(StreamerElement element)
    {
        try
        {
            return target.Integer(element.CountName);
        }
        catch (InvalidDataException e)
        {
            throw Buffer.Damaged($"the length of {element.Name} is not known: {e.Message}");
        }
    }

    /// <summary>Some writers say of each base only that it is one.</summary>
    private static int OfBase(string className) => className switch
    {
        "TObject" => StreamerType.TObject,
        "TNamed" => StreamerType.TNamed,
        _ => StreamerType.Base,
    };

    private void Base(string className)
    {
        if (ObjectClasses.HasOwnStreamer(className))
        {
            target.Set(ObjectClasses.MemberOf(className), ObjectClasses.Read(reader, className));
            return;
        }

        Class(className);
    }

    /// <summary>Skips what is written with its length, as members of the standard library are.</summary>
    private void Other(StreamerElement element)
    {
        ObjectHeader header = reader.Version();
        if (header.End < 0)
        {
            throw new NotDescribedException($"{target.ClassName}.{element.Name} of type {element.TypeName} is not understood");
        }

        reader.Note($"{target.ClassName}.{element.Name} of type {element.TypeName} is not read");
        reader.EndOf(header);
    }
}
