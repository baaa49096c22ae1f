namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>
/// Makes an emulator the endpoint that this process uses where none is given, and puts back what was there;
/// several nest, and may end in any order.
/// </summary>
public static class DefaultEndpoint
{
    /// <summary>The variable that every AWS SDK takes the endpoint of Chime SDK Voice from.</summary>
    public const string Variable = "AWS_ENDPOINT_URL_CHIME_SDK_VOICE";

    private static readonly object Gate = new();

    // Each with what it replaced, the newest last.
    private static readonly List<(string Endpoint, string? Before)> Stack = [];

    /// <summary>Whether an endpoint is the default now.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    /// <returns>True when the variable names it.</returns>
    public static bool Is(string endpointUrl) => Environment.GetEnvironmentVariable(Variable) == endpointUrl;

    /// <summary>Makes an endpoint the default.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    public static void Set(string endpointUrl)
    {
        lock (Gate)
        {
            Stack.Add((endpointUrl, Environment.GetEnvironmentVariable(Variable)));
            Environment.SetEnvironmentVariable(Variable, endpointUrl);
        }
    }

    /// <summary>Puts back what an endpoint replaced; one that was never made the default is none of its business.</summary>
    /// <param name="endpointUrl">The endpoint.</param>
    public static void Restore(string endpointUrl)
    {
        lock (Gate)
        {
            int index = Stack.FindLastIndex(entry => entry.Endpoint == endpointUrl);
            if (index < 0)
            {
                return;
            }

            string? before = Stack[index].Before;
            Stack.RemoveAt(index);
            if (index < Stack.Count)
            {
                // A newer one stands on it and puts back, in its turn, what was there before this one.
                Stack[index] = (Stack[index].Endpoint, before);
            }
            else if (Is(endpointUrl))
            {
                // What somebody else has set in the meantime stays.
                Environment.SetEnvironmentVariable(Variable, before);
            }
        }
    }
}
