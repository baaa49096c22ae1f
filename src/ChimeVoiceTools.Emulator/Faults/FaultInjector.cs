using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Faults;

/// <summary>Decides which request meets which fault. Of several that match a request, only the first applies.</summary>
internal sealed class FaultInjector(int seed)
{
    private readonly object _gate = new();
    private volatile Entry[] _entries = [];

    /// <summary>The faults that can still befall a request.</summary>
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
            _entries = [.. _entries, new Entry(fault)];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries = [];
        }
    }

    /// <returns>What applies to this request; null for nothing.</returns>
    public EmulatorFault? Next(string operation, TimeSpan sinceStart)
    {
        if (_entries.Length == 0)
        {
            return null;
        }

        lock (_gate)
        {
            for (var index = 0; index < _entries.Length; index++)
            {
                if (_entries[index].Befalls(operation, sinceStart, seed, index))
                {
                    return _entries[index].Fault;
                }
            }
        }

        return null;
    }

    private sealed class Entry(EmulatorFault fault)
    {
        private int _matched;
        private int _befell;

        public EmulatorFault Fault => fault;

        public bool IsUsedUp => _befell >= (fault.Count ?? int.MaxValue);

        public bool Befalls(string operation, TimeSpan sinceStart, int seed, int index)
        {
            if ((fault.Operation is not null && fault.Operation != operation)
                || sinceStart < (fault.From ?? TimeSpan.Zero)
                || sinceStart >= (fault.Until ?? TimeSpan.MaxValue)
                || IsUsedUp)
            {
                return false;
            }

            var ordinal = _matched++;
            if (ordinal < fault.Skip || (fault.Share < 1 && Chance.Of(seed, "fault", index, ordinal) >= fault.Share))
            {
                return false;
            }

            _befell++;
            return true;
        }
    }
}
