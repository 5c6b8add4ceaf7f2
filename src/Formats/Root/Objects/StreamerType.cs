namespace Heppy.Formats.Root.Objects;

/// <summary>Numbers that say how a member is streamed. Source: ROOT, <c>TVirtualStreamerInfo::EReadWrite</c>.</summary>
internal static class StreamerType
{
    public const int Base = 0;
    public const int Char = 1;
    public const int Short = 2;
    public const int Int = 3;
    public const int Long = 4;
    public const int Float = 5;
    public const int Counter = 6;
    public const int CharStar = 7;
    public const int Double = 8;
    public const int Double32 = 9;
    public const int UChar = 11;
    public const int UShort = 12;
    public const int UInt = 13;
    public const int ULong = 14;
    public const int Bits = 15;
    public const int Long64 = 16;
    public const int ULong64 = 17;
    public const int Bool = 18;
    public const int Float16 = 19;

    /// <summary>Added to a basic type for an array of fixed length.</summary>
    public const int FixedArray = 20;

    /// <summary>Added to a basic type for an array whose length is another member.</summary>
    public const int CountedArray = 40;

    public const int Object = 61;
    public const int Any = 62;
    public const int InlinePointer = 63;
    public const int Pointer = 64;
    public const int TString = 65;
    public const int TObject = 66;
    public const int TNamed = 67;
    public const int AnyInlinePointer = 68;
    public const int AnyPointer = 69;
}
