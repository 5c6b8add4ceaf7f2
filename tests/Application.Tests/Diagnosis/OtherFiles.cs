using System.Reflection;
using System.Runtime.ExceptionServices;
using Heppy.Storage;

namespace Heppy.Application.Tests.Diagnosis;

/// <summary>File operations of a file system that does one of them in another way.</summary>
public class OtherFiles : DispatchProxy
{
    private readonly PosixFiles _files = new();
    private string _operation = "";
    private Func<IFileLayer, object?[], object?> _instead = (_, _) => null;

    internal static IFileLayer With(string operation, Func<IFileLayer, object?[], object?> instead)
    {
        IFileLayer files = Create<IFileLayer, OtherFiles>();
        ((OtherFiles)(object)files)._operation = operation;
        ((OtherFiles)(object)files)._instead = instead;
        return files;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == _operation)
        {
            return _instead(_files, args!);
        }

        try
        {
            return targetMethod.Invoke(_files, args);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }
}
