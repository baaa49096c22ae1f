using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.State;

namespace ChimeVoiceTools.Emulator.Handlers;

/// <summary>Answers who the credentials of a request are, as Security Token Service does.</summary>
internal static class IdentityHandler
{
    private const string User = "emulator";

    public static IEnumerable<Route> Routes => [new(OperationNames.GetCallerIdentity, "POST", [string.Empty], Get)];

    private static HandlerResult Get(HandlerContext context)
    {
        if (!context.ReadForm().Split('&').Contains("Action=" + OperationNames.GetCallerIdentity))
        {
            throw new ApiException(ApiErrors.UnknownOperation, Messages.UnknownOperation);
        }

        var body = WireXml.Answer(
            OperationNames.GetCallerIdentity,
            ("Arn", $"arn:aws:iam::{ServiceState.Account}:user/{User}"),
            ("UserId", User),
            ("Account", ServiceState.Account));
        return new(200, body, WireErrors.MediaType(WireApi.SecurityTokens));
    }
}
