using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>A request that has been matched to an operation and is being carried out.</summary>
internal sealed class Call(Operation operation, Target target, ReadOnlyMemory<byte> body)
{
    public Operation Operation => operation;

    /// <summary>What the call is about, once the operation has found it; only so many calls at once may be.</summary>
    public Resource? Resource { get; private set; }

    /// <summary>When the call is carried out, on the emulator's clock.</summary>
    public DateTime Now { get; set; }

    public string? Query(string name) => target.Query(name);

    public string Segment(int index) => target.Segments[index];

    public RequestBody ReadBody() => RequestBody.Parse(body);

    /// <summary>Names what the call is about, and refuses the call where too many others are about it.</summary>
    public T About<T>(T resource, int quota)
        where T : Resource
    {
        resource.RequireFree(quota);
        Resource = resource;
        return resource;
    }
}
