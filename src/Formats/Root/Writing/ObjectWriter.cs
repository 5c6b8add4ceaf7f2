using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Writing;

/// <summary>Streams objects as <see cref="WrittenClasses"/> describes them: what <see cref="ObjectReader"/> reads.</summary>
/// <param name="keyLength">Bytes of the header of the key, from which references count.</param>
/// <param name="used">Gets the classes of which there is an object.</param>
internal sealed class ObjectWriter(int keyLength, ISet<string> used)
{
    private const uint HasByteCount = 0x40000000;
    private const uint NewClass = 0xFFFFFFFF;
    private const uint IsClass = 0x80000000;
    private const int ReferenceOffset = 2;

    /// <summary>Not deleted, and made by <c>new</c>: what ROOT sets in every object that it keeps.</summary>
    private const uint UsualBits = 0x03000000;

    private readonly Dictionary<string, uint> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<object, uint> _objects = new(ReferenceEqualityComparer.Instance);

    /// <summary>The bytes.</summary>
    public RootOutput Output { get; } = new();

    /// <summary>Streams an object of a known class at this place.</summary>
    public void Inline(RootObject value)
    {
        used.Add(value.ClassName);
        if (!ClassWriters.TryWrite(this, value))
        {
            Class(value.ClassName, value);
        }
    }

    /// <summary>Streams what a pointer leads to; what was streamed before is referred to.</summary>
    /// <param name="value">A <see cref="RootObject"/>, or null.</param>
    public void Pointer(RootObject? value)
    {
        if (value is null)
        {
            Output.UInt32(0);
        }
        else
        {
            Pointer(value, value.ClassName, () => Inline(value));
        }
    }

    /// <summary>Streams what a pointer leads to.</summary>
    /// <param name="value">The object.</param>
    /// <param name="className">Its class.</param>
    /// <param name="write">Streams it.</param>
    public void Pointer(object value, string className, Action write)
    {
        if (_objects.TryGetValue(value, out uint known))
        {
            Output.UInt32(known);
            return;
        }

        int start = Output.Length;
        Output.UInt32(0);
        if (_classes.TryGetValue(className, out uint tag))
        {
            Output.UInt32(tag | IsClass);
        }
        else
        {
            _classes.Add(className, Reference(Output.Length));
            Output.UInt32(NewClass);
            Output.CString(className);
        }

        _objects.Add(value, Reference(start));
        write();
        Output.PatchUInt32(start, HasByteCount | (uint)(Output.Length - start - 4));
    }

    /// <summary>Streams what has a byte count and a version before it.</summary>
    /// <param name="version">Version of the class.</param>
    /// <param name="write">Streams the rest.</param>
    public void Versioned(int version, Action write)
    {
        int start = Output.Length;
        Output.UInt32(0);
        Output.Int16(version);
        write();
        Output.PatchUInt32(start, HasByteCount | (uint)(Output.Length - start - 4));
    }

    /// <summary>Streams a <c>TObject</c>.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="bits">Its bits.</param>
    public void Identity(uint id = 0, uint bits = UsualBits)
    {
        Output.Int16(1);
        Output.UInt32(id);
        Output.UInt32(bits);
    }

    /// <summary>Streams a <c>TNamed</c>.</summary>
    public void Named(string name, string title, uint bits = UsualBits) => Versioned(1, () =>
    {
        Identity(0, bits);
        Output.String(name);
        Output.String(title);
    });

    /// <summary>Streams the part of an object that a class describes.</summary>
    public void Class(string className, RootObject value)
    {
        StreamerInfo info = WrittenClasses.All[className];
        Action members = () =>
        {
            foreach (StreamerElement element in info.Elements)
            {
                MemberWriter.Write(this, value, element);
            }
        };
        if (className == "ROOT::TIOFeatures")
        {
            // A class without a version of its own is known by its checksum.
            Versioned(0, () =>
            {
                Output.UInt32(info.Checksum);
                members();
            });
            return;
        }

        Versioned(info.Version, members);
    }

    private uint Reference(int position) => (uint)(position + keyLength + ReferenceOffset);
}
