namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>
/// Makes an emulator the endpoint that this process uses where none is given, for the services that it answers for, and puts
/// back what was there; several nest, and may end in any order.
/// </summary>
public static class DefaultEndpoint
{
    private static readonly object Gate = new();

    private static readonly NestedVariable[] Nested =
        [.. AwsService.All.Select(static service => new NestedVariable(service.EndpointVariable))];

    /// <summary>Whether an endpoint is the default now.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    /// <returns>True when the variable of Chime SDK Voice names it.</returns>
    public static bool Is(string endpointUrl) =>
        Environment.GetEnvironmentVariable(AwsService.ChimeSdkVoice.EndpointVariable) == endpointUrl;

    /// <summary>Makes an endpoint the default.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    public static void Set(string endpointUrl)
    {
        lock (Gate)
        {
            Array.ForEach(Nested, variable => variable.Set(endpointUrl));
        }
    }

    /// <summary>Puts back what an endpoint replaced; one that was never made the default is none of its business.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    public static void Restore(string endpointUrl)
    {
        lock (Gate)
        {
            Array.ForEach(Nested, variable => variable.Restore(endpointUrl));
        }
    }

    private sealed class NestedVariable(string name)
    {
        // Each endpoint with what it replaced, the newest last.
        private readonly List<(string Endpoint, string? Before)> _stack = [];

        public void Set(string endpointUrl)
        {
            _stack.Add((endpointUrl, Environment.GetEnvironmentVariable(name)));
            Environment.SetEnvironmentVariable(name, endpointUrl);
        }

        public void Restore(string endpointUrl)
        {
            var index = _stack.FindLastIndex(entry => entry.Endpoint == endpointUrl);
            if (index < 0)
            {
                return;
            }

            var before = _stack[index].Before;
            _stack.RemoveAt(index);
            if (index < _stack.Count)
            {
                // A newer one stands on it and puts back, in its turn, what was there before this one.
                _stack[index] = (_stack[index].Endpoint, before);
            }
            else if (Environment.GetEnvironmentVariable(name) == endpointUrl)
            {
                // What somebody else has set in the meantime stays.
                Environment.SetEnvironmentVariable(name, before);
            }
        }
    }
}
