using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Heppy.Pools.Calls;

namespace Heppy.Pools.Hosting;

/// <summary>What pool and workers tell each other: in messages on pipes, and in the files of a farm.</summary>
internal static class JobMessages
{
    /// <summary>To a worker: a <see cref="CallDescription"/>.</summary>
    internal const byte Description = 1;

    /// <summary>To a worker: jobs, each its number, the number of its function, its length and its bytes.</summary>
    internal const byte Jobs = 2;

    /// <summary>From a worker: number of a job, when it began, how long it took, its result.</summary>
    internal const byte Result = 3;

    /// <summary>From a worker: the same with a <see cref="JobFailure"/>.</summary>
    internal const byte Failure = 4;

    /// <summary>From a task of a farm, first of all: the name of its machine.</summary>
    internal const byte Machine = 5;

    /// <summary>From a worker: the function is loaded.</summary>
    internal const byte Ready = 6;

    /// <summary>Bytes in front of a result.</summary>
    internal const int PrefixSize = sizeof(int) + sizeof(long) + sizeof(long);

    private const int JobPrefixSize = 3 * sizeof(int);

    /// <summary>Packs jobs; those that cannot be serialised have failed and are left out.</summary>
    /// <param name="call">The call.</param>
    /// <param name="first">The first job.</param>
    /// <param name="count">How many.</param>
    /// <param name="packed">Receives the numbers of those that are packed.</param>
    internal static byte[] Pack(Call call, int first, int count, List<int> packed)
    {
        var all = new ArrayBufferWriter<byte>();
        for (int job = first; job < first + count; job++)
        {
            if (!call.HasEnded(job) && call.TryEncode(job, out byte[] bytes))
            {
                Span<byte> prefix = all.GetSpan(JobPrefixSize);
                BinaryPrimitives.WriteInt32LittleEndian(prefix, job);
                BinaryPrimitives.WriteInt32LittleEndian(prefix[sizeof(int)..], call.FunctionOf(job));
                BinaryPrimitives.WriteInt32LittleEndian(prefix[(2 * sizeof(int))..], bytes.Length);
                all.Advance(JobPrefixSize);
                all.Write(bytes);
                packed.Add(job);
            }
        }

        return all.WrittenSpan.ToArray();
    }

    /// <summary>Takes the next job off a pack.</summary>
    internal static bool TryUnpack(ref ReadOnlySpan<byte> packed, out int job, out int function, out ReadOnlySpan<byte> bytes)
    {
        (job, function) = (0, 0);
        bytes = default;
        if (packed.Length < JobPrefixSize)
        {
            return false;
        }

        job = BinaryPrimitives.ReadInt32LittleEndian(packed);
        function = BinaryPrimitives.ReadInt32LittleEndian(packed[sizeof(int)..]);
        int length = BinaryPrimitives.ReadInt32LittleEndian(packed[(2 * sizeof(int))..]);
        bytes = packed.Slice(JobPrefixSize, length);
        packed = packed[(JobPrefixSize + length)..];
        return true;
    }

    /// <summary>Writes what came of a job.</summary>
    internal static void Say(FrameStream frames, byte kind, int job, DateTimeOffset started, TimeSpan duration, ReadOnlySpan<byte> content)
    {
        Span<byte> prefix = stackalloc byte[PrefixSize];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, job);
        BinaryPrimitives.WriteInt64LittleEndian(prefix[sizeof(int)..], started.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(prefix[(sizeof(int) + sizeof(long))..], duration.Ticks);
        frames.Write(kind, content, prefix);
    }

    /// <summary>Hears what came of a job.</summary>
    /// <param name="call">The call.</param>
    /// <param name="worker">Number of the worker.</param>
    /// <param name="kind">Kind of the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="machine">Name of the machine; null for this one.</param>
    internal static void Take(Call call, int worker, byte kind, ReadOnlySpan<byte> message, string? machine = null)
    {
        int job = BinaryPrimitives.ReadInt32LittleEndian(message);
        var started = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(message[sizeof(int)..]), TimeSpan.Zero);
        var duration = TimeSpan.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(message[(sizeof(int) + sizeof(long))..]));
        var run = new JobRun(machine ?? Environment.MachineName, worker, started, duration);
        ReadOnlySpan<byte> content = message[PrefixSize..];
        if (kind == Result)
        {
            call.Succeed(job, run, content);
        }
        else
        {
            call.Fail(JsonSerializer.Deserialize<JobFailure>(content)!, run);
        }
    }
}
