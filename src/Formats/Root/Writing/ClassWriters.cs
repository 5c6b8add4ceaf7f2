using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Writing;

/// <summary>The classes that ROOT streams by code of their own, as <see cref="ObjectClasses"/> reads them.</summary>
internal static class ClassWriters
{
    /// <summary>Member of a collection that holds its items.</summary>
    public const string Items = "items";

    private const int ListVersion = 5;
    private const int ArrayVersion = 3;

    /// <summary>Streams an object, if its class is one of them.</summary>
    public static bool TryWrite(ObjectWriter writer, RootObject value)
    {
        switch (value.ClassName)
        {
            case "TObjString":
                writer.Versioned(1, () =>
                {
                    writer.Identity(value.TryGet("fUniqueID", out uint id) ? id : 0);
                    writer.Output.String(value.Get<string>("fString"));
                });
                return true;
            case "TNamed":
                writer.Named(value.Name, value.Title);
                return true;
            case "TList" or "THashList":
                List(writer, value.TryGet(Items, out RootObject[]? items) ? items : [], (w, item) => w.Pointer(item));
                return true;
            case "TObjArray":
                Array(writer, value.TryGet(Items, out RootObject[]? elements) ? elements : [], (w, item) => w.Pointer(item));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Streams a list, each item by an action.</summary>
    public static void List<T>(ObjectWriter writer, IReadOnlyList<T> items, Action<ObjectWriter, T> write) => writer.Versioned(ListVersion, () =>
    {
        writer.Identity();
        writer.Output.String("");
        writer.Output.Int32(items.Count);
        foreach (T item in items)
        {
            write(writer, item);
            writer.Output.Byte(0); // how it is drawn
        }
    });

    /// <summary>Streams an array, each item by an action.</summary>
    public static void Array<T>(ObjectWriter writer, IReadOnlyList<T> items, Action<ObjectWriter, T> write) => writer.Versioned(ArrayVersion, () =>
    {
        writer.Identity();
        writer.Output.String("");
        writer.Output.Int32(items.Count);
        writer.Output.Int32(0); // index of the first
        foreach (T item in items)
        {
            write(writer, item);
        }
    });
}
