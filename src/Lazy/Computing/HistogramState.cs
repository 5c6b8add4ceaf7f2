using Heppy.Formats.Uhi;

namespace Heppy.Lazy.Computing;

/// <summary>A histogram; its sums are exact, also as bytes.</summary>
internal sealed class HistogramState : State
{
    private HistogramResult? _result;

    internal HistogramState()
    {
    }

    internal HistogramState(HistogramResult result) => _result = result;

    /// <summary>The histogram.</summary>
    internal HistogramResult Result => _result!;

    /// <inheritdoc/>
    internal override void Merge(State later)
    {
        if (_result is null)
        {
            _result = ((HistogramState)later).Result;
        }
        else
        {
            _result.Merge(((HistogramState)later).Result);
        }
    }

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to)
    {
        var bytes = new MemoryStream();
        new UhiFormat().Write(bytes, [Result], new Dictionary<string, object>());
        to.Write((int)bytes.Length);
        to.Write(bytes.ToArray());
    }

    /// <inheritdoc/>
    internal override void Read(BinaryReader from)
    {
        using var bytes = new MemoryStream(from.ReadBytes(from.ReadInt32()));
        _result = new UhiFormat().Read(bytes)[0];
    }
}
