namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>Ends an operation with an error of the service.</summary>
#pragma warning disable CA1032, CA1064 // It never leaves the handler, and always bears an error of the service.
internal sealed class ServiceException(ServiceError error, string message) : Exception(message)
#pragma warning restore CA1032, CA1064
{
    public ServiceError Error => error;
}
