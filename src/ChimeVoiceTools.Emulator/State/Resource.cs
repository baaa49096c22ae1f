using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>Something that requests are about: the service carries out only so many at once on each.</summary>
internal abstract class Resource
{
    private int _requestsUnderWay;

    public void RequireFree(int quota)
    {
        if (Volatile.Read(ref _requestsUnderWay) >= quota)
        {
            throw new ApiException(ApiErrors.Conflict, Messages.ConcurrentCall);
        }
    }

    public void Enter() => Interlocked.Increment(ref _requestsUnderWay);

    public void Leave() => Interlocked.Decrement(ref _requestsUnderWay);
}
