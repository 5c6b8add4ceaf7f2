using System.Reflection;
using System.Runtime.Loader;

namespace Heppy.Compilation;

/// <summary>Runs the program that a compiled configuration is.</summary>
public static class ConfigurationProgram
{
    /// <summary>Loads the assembly and calls its entry point.</summary>
    /// <param name="configuration">What to run.</param>
    /// <param name="args">The arguments of the program.</param>
    /// <returns>The exit code that the program returns; 0 if it returns none.</returns>
    /// <exception cref="ConfigurationThrew">The configuration itself threw.</exception>
    /// <remarks>Any other exception comes through with its own stack trace.</remarks>
    public static int Run(CompiledConfiguration configuration, string[] args)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(args);
        var assembly = Load(configuration);
        var entry = assembly.EntryPoint ?? throw new InvalidOperationException($"{assembly} has no entry point.");

        // As 'dotnet run' does, so that a configuration finds its own folder either way.
        AppContext.SetData("EntryPointFilePath", configuration.EntryPath);
        AppContext.SetData("EntryPointFileDirectoryPath", Path.GetDirectoryName(configuration.EntryPath));
        try
        {
            object?[] parameters = entry.GetParameters().Length == 0 ? [] : [args];
            return entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, parameters, null) switch
            {
                int code => code,
                Task<int> task => task.GetAwaiter().GetResult(),
                Task task => Finish(task),
                _ => ExitCode.Success,
            };
        }
        catch (Exception thrown) when (thrown is not UserError && StackTraceText.ThrownBy(thrown, assembly))
        {
            throw new ConfigurationThrew(thrown);
        }
    }

    /// <summary>Loads the assembly into the default context, where the types of the tools are the
    /// configuration's own.</summary>
    /// <param name="configuration">What to load; what it needs besides is found among its extra
    /// assemblies.</param>
    public static Assembly Load(CompiledConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string name = Path.GetFileNameWithoutExtension(configuration.AssemblyPath);
        var loaded = AssemblyLoadContext.Default.Assemblies.FirstOrDefault(a => a.GetName().Name == name);
        if (loaded is not null)
        {
            return loaded; // the name contains the digest: it is the same one
        }

        ExtraAssemblies.Register(configuration.ExtraAssemblies);
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(configuration.AssemblyPath);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            throw new UserError($"{configuration.AssemblyPath} is damaged: {e.Message} Start again with -f.", ExitCode.Incomplete, e);
        }
    }

    private static int Finish(Task task)
    {
        task.GetAwaiter().GetResult();
        return ExitCode.Success;
    }
}
