using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Faults;

/// <summary>Decides which fault applies to which request: the first one that does, and no other.</summary>
internal sealed class FaultInjector(int seed)
{
    private readonly object _gate = new();
    private volatile Entry[] _entries = [];

    /// <summary>Gets the faults that can still apply to a request.</summary>
    public IReadOnlyList<EmulatorFault> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Where(entry => !entry.IsUsedUp).Select(entry => entry.Fault)];
            }
        }
    }

    public void Add(EmulatorFault fault)
    {
        fault.Validate();
        lock (_gate)
        {
            _entries = [.. _entries, new Entry(fault, seed, _entries.Length)];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries = [];
        }
    }

    /// <summary>Returns the fault that applies to this request, or null when none does.</summary>
    public EmulatorFault? Next(string operation, TimeSpan sinceStart)
    {
        if (_entries.Length == 0)
        {
            return null;
        }

        lock (_gate)
        {
            return Array.Find(_entries, entry => entry.Applies(operation, sinceStart))?.Fault;
        }
    }

    private sealed class Entry(EmulatorFault fault, int seed, int index)
    {
        private int _matched;
        private int _applied;

        public EmulatorFault Fault => fault;

        public bool IsUsedUp => _applied >= (fault.Count ?? int.MaxValue);

        public bool Applies(string operation, TimeSpan sinceStart)
        {
            // A poll that waits would use up what is meant for the service itself.
            var isMeant = fault.Operation is { } only ? only == operation : !OperationNames.IsOfQueue(operation);
            if (!isMeant
                || sinceStart < (fault.From ?? TimeSpan.Zero)
                || sinceStart >= (fault.Until ?? TimeSpan.MaxValue)
                || IsUsedUp)
            {
                return false;
            }

            var ordinal = _matched++;
            var applies = ordinal >= fault.Skip && SeededRandom.Fraction(seed, "fault", index, ordinal) < fault.Share;
            _applied += applies ? 1 : 0;
            return applies;
        }
    }
}
