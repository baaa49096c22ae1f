using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using System.Security;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Host;

/// <summary>Prompts through a host, where the host can prompt.</summary>
internal static class HostPrompt
{
    private const int MostTries = 3;
    private const int CodeLength = 6;

    /// <summary>Whether a prompt would be answered.</summary>
    public static bool IsPossible(PSHost host) => host.Name switch
    {
        // A job's and a remote session's host pass a prompt on to where it may stay unanswered for ever.
        "ServerRemoteHost" or "Default Host" => false,
        "ConsoleHost" => !Console.IsInputRedirected,
        _ => host.UI is not null,
    };

    /// <summary>Shows an MFA prompt, unless another command has done so, and hands on the code that is given.</summary>
    /// <param name="host">The host, on the pipeline's thread.</param>
    /// <param name="prompt">The prompt, which every command that needs the code is offered.</param>
    public static void Show(PSHost host, MfaPrompt prompt)
    {
        if (!prompt.TryTake())
        {
            return;
        }

        try
        {
            if (AskForCode(host, prompt.Text) is { } code)
            {
                prompt.Answer(code);
            }
            else
            {
                prompt.Decline();
            }
        }
        catch (Exception exception)
        {
            prompt.PutBack();
            if (exception is PipelineStoppedException)
            {
                throw;
            }

            // Hosts that can't prompt say so in many ways; the requests that need the code fail and say what to do.
        }
    }

    private static string? AskForCode(PSHost host, string question)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            host.UI.Write(question + ": ");

            // Read as a secret, it is neither shown nor in a transcript.
            using var given = host.UI.ReadLineAsSecureString();
            var code = new NetworkCredential(string.Empty, given).Password.Replace(" ", string.Empty);
            if (code.Length == CodeLength && code.All(static character => character is >= '0' and <= '9'))
            {
                return code;
            }

            if (code.Length == 0)
            {
                return null;
            }

            host.UI.WriteLine(Messages.MfaCodeForm);
        }

        return null;
    }
}
