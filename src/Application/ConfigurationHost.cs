namespace Heppy;

/// <summary>Receives the configuration from <see cref="Application.Run"/> while a command evaluates the user's program.</summary>
public static class ConfigurationHost
{
    private static Config? _captured;
    private static bool _isWaiting;

    /// <summary>Runs the user's program until it hands over its configuration.</summary>
    /// <param name="program">Invokes its entry point.</param>
    /// <exception cref="UserError">It did not call <see cref="Application.Run"/>.</exception>
    public static Config Evaluate(Action program)
    {
        ArgumentNullException.ThrowIfNull(program);
        (_captured, _isWaiting) = (null, true);
        try
        {
            program();
        }
        finally
        {
            _isWaiting = false;
        }

        return _captured ?? throw new UserError(
            "the configuration ended without a call of Application.Run. Its last statement should be: return Application.Run(args, new Config { ... });",
            ExitCode.Configuration);
    }

    internal static bool Capture(Config config)
    {
        if (!_isWaiting)
        {
            return false;
        }

        _captured = config;
        return true;
    }
}
