using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Writing;

/// <summary>Streams the record that describes the classes of a file, which other programs cannot do without.</summary>
/// <remarks>Its own classes are streamed in a fixed way. Source: ROOT, <c>io/doc/TFile/streamerinfo.md</c>.</remarks>
internal static class StreamerInfoWriter
{
    /// <summary>Bits of a description: those of all objects, and that it was compiled.</summary>
    private const uint InfoBits = 0x03010000;

    /// <summary>Streams the list.</summary>
    public static void Write(ObjectWriter writer, IReadOnlyList<StreamerInfo> infos) =>
        ClassWriters.List(writer, infos, (w, info) => w.Pointer(info, "TStreamerInfo", () => Info(w, info)));

    private static void Info(ObjectWriter writer, StreamerInfo info) => writer.Versioned(9, () =>
    {
        writer.Named(info.ClassName, "", InfoBits);
        writer.Output.UInt32(info.Checksum);
        writer.Output.Int32(info.Version);
        writer.Pointer(info.Elements, "TObjArray", () =>
            ClassWriters.Array(writer, info.Elements, (w, e) => w.Pointer(e, e.Kind, () => Element(w, info, e))));
    });

    private static void Element(ObjectWriter writer, StreamerInfo info, StreamerElement element)
    {
        RootOutput output = writer.Output;
        writer.Versioned(element.Kind == "TStreamerBase" ? 3 : 2, () =>
        {
            writer.Versioned(4, () =>
            {
                writer.Named(element.Name, element.Title);
                output.Int32(element.Type);
                output.Int32(element.Size);
                output.Int32(element.ArrayLength);
                output.Int32(0); // dimensions
                output.Int32(0);

                // The second of the five lengths of dimensions holds the checksum of a base.
                output.UInt32(element.Kind == "TStreamerBase" ? ChecksumOf(element.Name) : 0);
                output.Take(12).Clear();
                output.String(element.TypeName);
            });
            switch (element.Kind)
            {
                case "TStreamerBase":
                    output.Int32(element.BaseVersion);
                    break;
                case "TStreamerBasicPointer":
                    output.Int32(info.Version);
                    output.String(element.CountName);
                    output.String(info.ClassName);
                    break;
                default:
                    break;
            }
        });
    }

    private static uint ChecksumOf(string baseClass) => WrittenClasses.All.TryGetValue(baseClass, out StreamerInfo? known) ? known.Checksum
        : baseClass == "TArrayD" ? 0x7139ef34u : 0u;
}
