using System.Globalization;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Emulator.Scenarios;
using ChimeVoiceTools.Emulator.Server;
using ChimeVoiceTools.Emulator.Server.Resources;

if (args is ["--schema"])
{
    Console.Write(EmulatorScenario.Schema);
    return 0;
}

EmulatorOptions? options;
try
{
    options = ServerArguments.Parse(args);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Messages.Usage);
    return 2;
}

if (options is null)
{
    Console.WriteLine(Messages.Usage);
    return 0;
}

KestrelHost host;
try
{
    host = await KestrelHost.StartAsync(options);
}
catch (Exception exception) when (exception is ArgumentException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

await using (host)
{
    var lines = new List<(string Name, string Value)>
    {
        ("AWS_ENDPOINT_URL_CHIME_SDK_VOICE", host.EndpointUrl),
        ("AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES", host.EndpointUrl),
        ("AWS_REGION", host.Service.Region),

        // boto3 and version 1 of the AWS CLI know this name alone.
        ("AWS_DEFAULT_REGION", host.Service.Region),

        // Any credentials are accepted, but clients send nothing without some.
        ("AWS_ACCESS_KEY_ID", "emulator"),
        ("AWS_SECRET_ACCESS_KEY", "emulator"),
        // Not AWS_ENDPOINT_URL_SQS, since a client's other queues are elsewhere: the queue's URL says where it is.
        ("EVENT_QUEUE_URL", host.Service.QueueUrl),
        ("VOICE_CONNECTOR_ID", host.Service.VoiceConnectorId),
        ("VOICE_PROFILE_DOMAIN_ID", host.Service.VoiceProfileDomainId),
    };
    lines.AddRange(host.Service.VoiceProfileIds.Select((id, index) =>
        ("VOICE_PROFILE_ID_" + (index + 1).ToString(CultureInfo.InvariantCulture), id)));
    foreach (var (name, value) in lines)
    {
        Console.WriteLine($"{name}={value}");
    }

    await host.WaitForShutdownAsync();
}

return 0;
