/// <summary>What .NET calls before a program begins, if <c>DOTNET_STARTUP_HOOKS</c> names this assembly; the name and the missing namespace are its wish.</summary>
internal static class StartupHook
{
    /// <summary>Turns the program into a worker of a pool, if it is one.</summary>
    public static void Initialize() => Heppy.Pools.Hosting.WorkerEntry.Run();
}
