using ChimeVoiceTools.Emulator.Operations;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>Something that a call can be about: the service carries out only so many at once on each.</summary>
internal abstract class Resource
{
    private int _callsUnderWay;

    public void RequireFree(int quota)
    {
        if (Volatile.Read(ref _callsUnderWay) >= quota)
        {
            throw new ServiceException(ServiceErrors.Conflict, Messages.ConcurrentCall);
        }
    }

    public void Enter() => Interlocked.Increment(ref _callsUnderWay);

    public void Leave() => Interlocked.Decrement(ref _callsUnderWay);
}
