using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Heppy.Pools;

/// <summary>Jobs and results as JSON: records, arrays, tuples, dictionaries, numbers with NaN and infinities.</summary>
/// <remarks>For source-generated code: <c>sealed class MyJson() : JsonJobSerializer(MyContext.Default)</c>.</remarks>
public class JsonJobSerializer : IJobSerializer
{
    private readonly JsonSerializerOptions _options;

    /// <summary>By reflection.</summary>
    public JsonJobSerializer()
        : this(new DefaultJsonTypeInfoResolver())
    {
    }

    /// <summary>With given descriptions of types.</summary>
    /// <param name="types">What describes them: a context of the source generator.</param>
    protected JsonJobSerializer(IJsonTypeInfoResolver types) => _options = new JsonSerializerOptions
    {
        TypeInfoResolver = types,
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <inheritdoc/>
    public byte[] Serialize<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, _options);

    /// <inheritdoc/>
    public T Deserialize<T>(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<T>(bytes, _options)!;
}
