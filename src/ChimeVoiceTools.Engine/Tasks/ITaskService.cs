namespace ChimeVoiceTools.Engine.Tasks;

/// <summary>
/// Where tasks live. Each member asks once and lets the client's exceptions through: asking again, and saying what went wrong,
/// is <see cref="TaskOperations"/>' part. What ends a task follows from its status, wherever it lives.
/// </summary>
public interface ITaskService
{
    /// <summary>Starts a task.</summary>
    /// <param name="start">What to start, valid and with a client request token.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The task as the service answered it.</returns>
    Task<ChimeTask> StartAsync(TaskStart start, CancellationToken cancellationToken);

    /// <summary>Reads a task.</summary>
    /// <param name="task">Which one; what the service leaves out of its answer is kept from here.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The task as it is now, as a new object.</returns>
    Task<ChimeTask> GetAsync(ChimeTask task, CancellationToken cancellationToken);

    /// <summary>Stops a task.</summary>
    /// <param name="task">Which one.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>A task that ends when the service has agreed.</returns>
    Task StopAsync(ChimeTask task, CancellationToken cancellationToken);
}

/// <summary>What came of stopping a task.</summary>
/// <param name="WasStopped">True when it was stopped; false when it had finished already and nothing was done.</param>
/// <param name="Task">The task as it is now; null when it was not read.</param>
public sealed record StopResult(bool WasStopped, ChimeTask? Task);
