# An endpoint that writes down who signed each request, and answers with a task, or below /refused with an error, or to an
# expired key as AWS does; dot-sourced by the files that need it.
Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;

public sealed class RecordedRequest
{
    public string AccessKey;
    public string Region;
    public string SessionToken;
    public string Path;
}

public sealed class Recorder : IDisposable
{
    private readonly HttpListener _listener = new HttpListener();
    private readonly List<RecordedRequest> _requests = new List<RecordedRequest>();

    public Recorder()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Url = "http://127.0.0.1:" + port;
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        new Thread(Listen) { IsBackground = true }.Start();
    }

    public string Url { get; private set; }

    public RecordedRequest[] Requests { get { lock (_requests) { return _requests.ToArray(); } } }

    // A key whose session token has run out.
    public string ExpiredKey { get; set; }

    public void Clear() { lock (_requests) { _requests.Clear(); } }

    public void Dispose() { _listener.Close(); }

    private void Listen()
    {
        while (_listener.IsListening)
        {
            try { Answer(_listener.GetContext()); }
            catch (Exception) { /* The client went away, or the listener was closed. */ }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        new System.IO.StreamReader(context.Request.InputStream).ReadToEnd();
        Match credential = Regex.Match(context.Request.Headers["Authorization"] ?? "", "Credential=([^/]*)/[^/]*/([^/]*)/");
        var request = new RecordedRequest
        {
            AccessKey = credential.Groups[1].Value,
            Region = credential.Groups[2].Value,
            SessionToken = context.Request.Headers["X-Amz-Security-Token"],
            Path = context.Request.RawUrl,
        };
        lock (_requests) { _requests.Add(request); }
        string task = Regex.IsMatch(request.Path, "/task-[0-9]+$") ? request.Path.Substring(request.Path.LastIndexOf('/') + 1) : "task-1";
        byte[] body = Encoding.UTF8.GetBytes("{\"SpeakerSearchTask\": {\"SpeakerSearchTaskId\": \"" + task + "\", \"SpeakerSearchTaskStatus\": \"IN_QUEUE\", \"CallDetails\": {\"VoiceConnectorId\": \"connector-1\", \"TransactionId\": \"call-1\"}}}");
        if (request.Path.StartsWith("/refused/"))
        {
            context.Response.StatusCode = 403;
            context.Response.Headers["x-amzn-ErrorType"] = "ForbiddenException";
            body = Encoding.UTF8.GetBytes("{\"Code\": \"Forbidden\", \"Message\": \"It is not allowed.\"}");
        }

        if (request.AccessKey == ExpiredKey)
        {
            context.Response.StatusCode = 403;
            context.Response.Headers["x-amzn-ErrorType"] = "ExpiredTokenException";
            body = Encoding.UTF8.GetBytes("{\"message\": \"The security token included in the request is expired\"}");
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = body.Length;
        context.Response.OutputStream.Write(body, 0, body.Length);
        context.Response.Close();
    }
}
'@

$Recorder = [Recorder]::new()
$Get = 'Get-ChimeSpeakerSearchTask -VoiceConnectorId connector-1 -SpeakerSearchTaskId task-1 -EndpointUrl $env:RECORDER'

function Invoke-Recorded {
    # Runs a script in a process of its own; what it sent and what it wrote.
    param([string] $Script, [hashtable] $Environment = @{})
    $Recorder.Clear()
    $Environment = $Environment.Clone()
    $Environment.RECORDER = $Recorder.Url
    $block = [scriptblock]::Create("`$VerbosePreference = 'Continue'; `$DebugPreference = 'Continue'; try { $Script } catch { `"`$(`$_.FullyQualifiedErrorId)|`$(`$_.CategoryInfo.Category)|`$(`$_.Exception.Message)`" }")
    $result = Invoke-FreshPowerShell -Script $block -Environment $Environment
    [pscustomobject] @{ Requests = $Recorder.Requests; Text = $result.Output + "`n" + $result.Error }
}
