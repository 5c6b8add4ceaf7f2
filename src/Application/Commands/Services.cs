namespace Heppy.Commands;

/// <summary>Starts the services of a configuration, and stops those that were started, in reverse order.</summary>
internal sealed class Services : IDisposable
{
    private readonly Stack<Service> _started = [];

    private Services()
    {
    }

    internal static Services Start(Config config)
    {
        var services = new Services();
        foreach (Service service in config.Services)
        {
            try
            {
                service.Start();
                services._started.Push(service);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                services.Dispose();
                throw new UserError($"service {service.GetType().Name} did not start: {e.GetType().Name}{SourcePlace.Of(e)}: {e.Message}. Nothing was run.", ExitCode.Configuration, e);
            }
        }

        return services;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_started.TryPop(out Service? service))
        {
            try
            {
                service.Stop();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Console.Error.WriteLine($"warning: service {service.GetType().Name} did not stop well: {e.Message}");
            }
        }
    }
}
