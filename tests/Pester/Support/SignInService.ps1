# Stand-ins of AWS STS and of the portal of IAM Identity Center on loopback: they write down what they were asked for, and give
# keys that are counted; dot-sourced by the files that need them, after Common.ps1.
Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;

public sealed class SignInRequest
{
    public string Action;
    public string AccessKey;
    public string Role;
    public string Device;
    public string Code;
    public string Token;
    public string Region;
}

public sealed class SignInService : IDisposable
{
    private readonly HttpListener _listener = new HttpListener();
    private readonly List<SignInRequest> _requests = new List<SignInRequest>();
    private int _given;

    public SignInService()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Url = "http://127.0.0.1:" + port;
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        new Thread(Listen) { IsBackground = true }.Start();
        Reset();
    }

    public string Url { get; private set; }

    // The one code that a device shows, the one token that a sign-in has given.
    public string Code { get; set; }
    public string Token { get; set; }
    public TimeSpan Lifetime { get; set; }
    public int Delay { get; set; }

    // So many requests are answered with a failure of the service.
    public int Failures;

    public SignInRequest[] Requests { get { lock (_requests) { return _requests.ToArray(); } } }

    public void Reset()
    {
        lock (_requests) { _requests.Clear(); }
        _given = 0;
        Failures = 0;
        Delay = 0;
        Code = "408159";
        Token = "TOKEN-of-sign-in";
        Lifetime = TimeSpan.FromHours(1);
    }

    public void Dispose() { _listener.Close(); }

    private void Listen()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = _listener.GetContext();
                ThreadPool.QueueUserWorkItem(_ => { try { Answer(context); } catch (Exception) { /* The client went away. */ } });
            }
            catch (Exception) { /* The listener was closed. */ }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        string body = new StreamReader(context.Request.InputStream).ReadToEnd();
        Match credential = Regex.Match(context.Request.Headers["Authorization"] ?? "", "Credential=([^/]*)/[^/]*/([^/]*)/");
        var request = new SignInRequest { AccessKey = credential.Groups[1].Value, Region = credential.Groups[2].Value };
        if (context.Request.Url.AbsolutePath == "/federation/credentials")
        {
            request.Action = "GetRoleCredentials";
            request.Role = context.Request.QueryString["account_id"] + "/" + context.Request.QueryString["role_name"];
            request.Token = context.Request.Headers["x-amz-sso_bearer_token"];
        }
        else if (context.Request.Url.AbsolutePath == "/token")
        {
            request.Action = "CreateToken";
            Match token = Regex.Match(body, "\"refreshToken\":\\s*\"([^\"]*)\"");
            request.Token = token.Groups[1].Value;
        }
        else
        {
            request.Action = Field(body, "Action");
            request.Role = Field(body, "RoleArn");
            request.Device = Field(body, "SerialNumber");
            request.Code = Field(body, "TokenCode");
            request.Token = Field(body, "WebIdentityToken");
        }

        lock (_requests) { _requests.Add(request); }
        Thread.Sleep(Delay);
        string answer;
        int status = Decide(request, out answer);
        context.Response.StatusCode = status;
        if (request.Action == "GetRoleCredentials" || request.Action == "CreateToken")
        {
            context.Response.ContentType = "application/json";
            if (status == 401) { context.Response.Headers["x-amzn-ErrorType"] = "UnauthorizedException"; }
        }
        else { context.Response.ContentType = "text/xml"; }

        byte[] bytes = Encoding.UTF8.GetBytes(answer);
        context.Response.ContentLength64 = bytes.Length;
        context.Response.OutputStream.Write(bytes, 0, bytes.Length);
        context.Response.Close();
    }

    private int Decide(SignInRequest request, out string answer)
    {
        if (Interlocked.Decrement(ref Failures) >= 0)
        {
            answer = Refusal("ServiceUnavailable", "It is away.");
            return 503;
        }

        DateTime expiration = DateTime.UtcNow + Lifetime;
        switch (request.Action)
        {
            case "GetRoleCredentials":
                if (request.Token != Token) { answer = "{\"message\": \"Session token not found or invalid\"}"; return 401; }
                int number = Interlocked.Increment(ref _given);
                answer = "{\"roleCredentials\": {\"accessKeyId\": \"ASIASSO" + number + "\", \"secretAccessKey\": \"SECRET-of-sso\", \"sessionToken\": \"TOKEN-of-sso-" + number + "\", \"expiration\": " + new DateTimeOffset(expiration).ToUnixTimeMilliseconds() + "}}";
                return 200;
            case "CreateToken":
                if (request.Token != "TOKEN-of-refresh") { answer = "{\"error\": \"invalid_grant\", \"error_description\": \"The sign-in is over.\"}"; return 400; }
                answer = "{\"accessToken\": \"" + Token + "\", \"tokenType\": \"Bearer\", \"expiresIn\": 3600, \"refreshToken\": \"TOKEN-of-refresh\"}";
                return 200;
            case "AssumeRole":
                if (request.Device.Length > 0 && request.Code != Code) { answer = Refusal("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code."); return 403; }
                answer = Role(request, "ASIAROLE", expiration);
                return 200;
            case "AssumeRoleWithWebIdentity":
                if (request.Token != Token) { answer = Refusal("InvalidIdentityToken", "The token is none of ours."); return 400; }
                answer = Role(request, "ASIAWEB", expiration);
                return 200;
            default:
                answer = Refusal("InvalidAction", "It is not known.");
                return 400;
        }
    }

    private string Role(SignInRequest request, string prefix, DateTime expiration)
    {
        int number = Interlocked.Increment(ref _given);
        return "<" + request.Action + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + request.Action + "Result><AssumedRoleUser><AssumedRoleId>AROA:any</AssumedRoleId><Arn>" + request.Role + "</Arn></AssumedRoleUser><Credentials><AccessKeyId>" + prefix + number
            + "</AccessKeyId><SecretAccessKey>SECRET-of-role</SecretAccessKey><SessionToken>TOKEN-of-role-" + number + "</SessionToken><Expiration>" + expiration.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            + "</Expiration></Credentials></" + request.Action + "Result><ResponseMetadata><RequestId>any</RequestId></ResponseMetadata></" + request.Action + "Response>";
    }

    private static string Refusal(string code, string message)
    {
        return "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message + "</Message></Error><RequestId>any</RequestId></ErrorResponse>";
    }

    private static string Field(string form, string name)
    {
        return WebUtility.UrlDecode(Regex.Match(form, "(?:^|&)" + name + "=([^&]*)").Groups[1].Value);
    }
}
'@

$SignIn = [SignInService]::new()
