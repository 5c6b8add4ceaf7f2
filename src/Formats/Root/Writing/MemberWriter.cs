using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Writing;

/// <summary>Streams one member of an object; one that is not set is 0, empty or null.</summary>
internal static class MemberWriter
{
    /// <summary>Streams a member.</summary>
    public static void Write(ObjectWriter writer, RootObject value, StreamerElement element)
    {
        switch (element.Type)
        {
            case StreamerType.Base when element.Name.StartsWith("TArray", StringComparison.Ordinal):
                Doubles(writer.Output, value.Get<double[]>("fArray"));
                break;
            case StreamerType.Base:
                writer.Class(element.Name, value);
                break;
            case StreamerType.TObject:
                writer.Identity();
                break;
            case StreamerType.TNamed:
                Named(writer, value);
                break;
            case StreamerType.TString:
                writer.Output.String(value.TryGet(element.Name, out string? text) ? text : "");
                break;
            case StreamerType.Any when element.TypeName == "TArrayD":
                Doubles(writer.Output, value.TryGet(element.Name, out double[]? doubles) ? doubles : []);
                break;
            case StreamerType.Any when element.TypeName == "TArrayI":
                writer.Output.Int32(0);
                break;
            case StreamerType.Object or StreamerType.Any or StreamerType.InlinePointer:
                writer.Inline(value.TryGet(element.Name, out RootObject? inner) ? inner : new RootObject(element.TypeName.TrimEnd('*')));
                break;
            case StreamerType.Pointer:
                writer.Pointer(value.TryGet(element.Name, out RootObject? target) ? target : null);
                break;
            case >= StreamerType.CountedArray and < StreamerType.Object:
                Counted(writer.Output, value, element);
                break;
            default:
                Number(writer.Output, value, element);
                break;
        }
    }

    private static void Named(ObjectWriter writer, RootObject value)
    {
        if (value.TryGet("fBits", out uint bits))
        {
            writer.Named(value.Name, value.Title, bits);
        }
        else
        {
            writer.Named(value.Name, value.Title);
        }
    }

    private static void Number(RootOutput output, RootObject value, StreamerElement element)
    {
        object? number = value.Members.GetValueOrDefault(element.Name);
        switch (element.Type)
        {
            case StreamerType.Bool: output.Bool((bool)(number ?? false)); break;
            case StreamerType.Char or StreamerType.UChar: output.Byte((byte)((int)(number ?? 0) & 0xFF)); break;
            case StreamerType.Short or StreamerType.UShort: output.Int16((int)(number ?? 0)); break;
            case StreamerType.Int or StreamerType.Counter: output.Int32((int)(number ?? 0)); break;
            case StreamerType.Long64: output.Int64((long)(number ?? 0L)); break;
            case StreamerType.Float: output.Float((float)(number ?? 0f)); break;
            case StreamerType.Double: output.Double((double)(number ?? 0d)); break;
            default: throw new NotSupportedException($"{value.ClassName}.{element.Name} of type {element.TypeName} is not written.");
        }
    }

    /// <summary>An array that a pointer leads to: whether it is there, then as many numbers as another member says.</summary>
    private static void Counted(RootOutput output, RootObject value, StreamerElement element)
    {
        Array numbers = value.Members.GetValueOrDefault(element.Name) as Array ?? Array.Empty<int>();
        output.Bool(numbers.Length > 0);
        foreach (object number in numbers)
        {
            if (number is long wide)
            {
                output.Int64(wide);
            }
            else
            {
                output.Int32((int)number);
            }
        }
    }

    private static void Doubles(RootOutput output, double[] values)
    {
        output.Int32(values.Length);
        BinaryPrimitives.ReverseEndianness(
            MemoryMarshal.Cast<double, long>(values), MemoryMarshal.Cast<byte, long>(output.Take(checked(values.Length * sizeof(double)))));
    }
}
