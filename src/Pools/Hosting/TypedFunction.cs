namespace Heppy.Pools.Hosting;

/// <summary>A function of a call in another process, with its types.</summary>
/// <typeparam name="TJob">Type of its job.</typeparam>
/// <typeparam name="TResult">Type of its result.</typeparam>
internal sealed class TypedFunction<TJob, TResult>(Func<TJob, TResult> function, IJobSerializer serializer) : RemoteFunction
{
    /// <inheritdoc/>
    internal override byte[] Call(int number, ReadOnlySpan<byte> job, out JobFailure? failure)
    {
        FailureReason reason = FailureReason.NotSerializable;
        try
        {
            TJob read = serializer.Deserialize<TJob>(job);
            reason = FailureReason.Threw;
            TResult result = function(read);
            reason = FailureReason.NotSerializable;
            byte[] bytes = serializer.Serialize(result);
            failure = null;
            return bytes;
        }
        catch (Exception e)
        {
            failure = JobFailure.Of(number, reason, e);
            return [];
        }
    }
}
