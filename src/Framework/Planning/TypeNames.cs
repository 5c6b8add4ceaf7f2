namespace Heppy;

/// <summary>Types as they are written in C#.</summary>
internal static class TypeNames
{
    internal static string Of(Type type) => Nullable.GetUnderlyingType(type) is { } plain ? Of(plain) + "?" : Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => type.Name,
        _ when type.IsGenericType => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>",
        TypeCode.Boolean => "bool",
        TypeCode.SByte => "sbyte",
        TypeCode.Byte => "byte",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.String => "string",
        _ => type.Name,
    };
}
