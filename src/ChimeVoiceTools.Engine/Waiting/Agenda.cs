namespace ChimeVoiceTools.Engine.Waiting;

/// <summary>What is due and when: a binary heap, the next one on top.</summary>
internal sealed class Agenda
{
    private readonly List<Scheduled> _heap = [];

    /// <summary>The next one; null when there is none.</summary>
    public Scheduled? Next => _heap.Count == 0 ? null : _heap[0];

    /// <summary>Everything, in no order.</summary>
    public IEnumerable<Scheduled> All => _heap;

    public void Add(Scheduled item)
    {
        _heap.Add(item);
        Rise(_heap.Count - 1);
    }

    public Scheduled Take()
    {
        Scheduled next = _heap[0];
        _heap[0] = _heap[_heap.Count - 1];
        _heap.RemoveAt(_heap.Count - 1);
        Sink(0);
        return next;
    }

    /// <summary>Forgets what a condition holds for.</summary>
    public void RemoveAll(Predicate<Scheduled> isGone)
    {
        if (_heap.RemoveAll(isGone) > 0)
        {
            Restore();
        }
    }

    /// <summary>Puts all in order again, after due times have changed.</summary>
    public void Restore()
    {
        for (int i = (_heap.Count / 2) - 1; i >= 0; i--)
        {
            Sink(i);
        }
    }

    private void Rise(int index)
    {
        while (index > 0 && _heap[index].DueAt < _heap[(index - 1) / 2].DueAt)
        {
            Swap(index, (index - 1) / 2);
            index = (index - 1) / 2;
        }
    }

    private void Sink(int index)
    {
        while (true)
        {
            int first = index;
            for (int child = (2 * index) + 1; child <= (2 * index) + 2 && child < _heap.Count; child++)
            {
                if (_heap[child].DueAt < _heap[first].DueAt)
                {
                    first = child;
                }
            }

            if (first == index)
            {
                return;
            }

            Swap(index, first);
            index = first;
        }
    }

    private void Swap(int one, int other) => (_heap[one], _heap[other]) = (_heap[other], _heap[one]);
}
