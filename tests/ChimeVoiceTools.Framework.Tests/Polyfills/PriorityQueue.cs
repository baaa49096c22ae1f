namespace System.Collections.Generic;

/// <summary>As much of .NET's type as the tests use; .NET Framework has none.</summary>
internal sealed class PriorityQueue<TElement, TPriority>
{
    private readonly SortedDictionary<TPriority, Queue<TElement>> _elements = [];

    public void Enqueue(TElement element, TPriority priority)
    {
        if (!_elements.TryGetValue(priority, out Queue<TElement>? alike))
        {
            _elements.Add(priority, alike = []);
        }

        alike.Enqueue(element);
    }

    public bool TryDequeue(out TElement element, out TPriority priority)
    {
        if (_elements.Count == 0)
        {
            (element, priority) = (default!, default!);
            return false;
        }

        priority = _elements.First().Key;
        Queue<TElement> alike = _elements[priority];
        element = alike.Dequeue();
        if (alike.Count == 0)
        {
            _elements.Remove(priority);
        }

        return true;
    }
}
