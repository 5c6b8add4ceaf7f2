namespace Heppy.Formats.Root.Objects;

/// <summary>How one member, or one base, of a class is streamed.</summary>
/// <param name="Kind">Class of the description: <c>TStreamerBase</c>, <c>TStreamerBasicType</c>, ...</param>
/// <param name="Name">Name of the member, or of the base.</param>
/// <param name="Title">The comment in the class, which may hold the range of a <c>Double32_t</c>.</param>
/// <param name="Type">What is streamed, see <see cref="StreamerType"/>.</param>
/// <param name="Size">Bytes in memory.</param>
/// <param name="ArrayLength">Elements of a fixed array; 0 for one value.</param>
/// <param name="TypeName">Name of the C++ type.</param>
/// <param name="BaseVersion">Version of a base.</param>
/// <param name="CountName">Member that holds the length of a pointer's array; empty for others.</param>
internal sealed record StreamerElement(
    string Kind,
    string Name,
    string Title,
    int Type,
    int Size,
    int ArrayLength,
    string TypeName,
    int BaseVersion = 0,
    string CountName = "");
