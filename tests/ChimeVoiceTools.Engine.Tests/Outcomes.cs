using System.Collections;
using System.Collections.Concurrent;
using ChimeVoiceTools.Engine.Waiting;

namespace ChimeVoiceTools.Engine.Tests;

/// <summary>What came of the tasks of some waits, in the order in which it was there to take.</summary>
internal sealed class Outcomes : IReadOnlyCollection<WaitOutcome>
{
    private readonly ConcurrentQueue<WaitOutcome> _taken = new();

    public int Count => _taken.Count;

    /// <summary>Makes a wait whose outcomes are taken as soon as they are there.</summary>
    /// <param name="make">Makes it, with what it says changes to.</param>
    public TaskWaiter Of(Func<Action, TaskWaiter> make)
    {
        TaskWaiter? waiter = null;
        waiter = make(Take);
        return waiter;

        void Take()
        {
            lock (_taken)
            {
                while (waiter!.TryTake(out var outcome))
                {
                    _taken.Enqueue(outcome);
                }
            }
        }
    }

    public IEnumerator<WaitOutcome> GetEnumerator() => _taken.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
