namespace Sandbox.Instagram;

/// <summary>The look of the profile on a phone, 390 px wide.</summary>
public static class ProfileStyle
{
    public const string Css = """
        *{box-sizing:border-box}
        body{margin:0;background:#fff;color:#0f1419;font:14px/1.45 -apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        header{position:sticky;top:0;z-index:1;height:48px;display:flex;align-items:center;justify-content:center;background:#fff;border-bottom:1px solid #e6e6e6;font-size:16px}
        header a{position:absolute;left:12px;font-size:34px;line-height:1;color:inherit;text-decoration:none}
        main{max-width:600px;margin:0 auto}
        .who{display:flex;align-items:center;gap:8px;padding:16px 16px 10px}
        .ring{width:86px;height:86px;border-radius:50%;padding:3px;background:linear-gradient(45deg,#f9ce34,#ee2a7b,#6228d7);margin-right:14px}
        .n{flex:1;text-align:center}.n b{display:block;font-size:17px}.n span{font-size:13px}
        .bio{padding:0 16px 14px}.bio p{margin:2px 0}.bio i{display:block;font-style:normal;color:#737373}.bio a{color:#00376b;font-weight:600;text-decoration:none}
        nav{display:flex;border-top:1px solid #e6e6e6}nav span{flex:1;text-align:center;padding:9px;font-size:19px;color:#8e8e8e}nav .on{color:#0f1419;border-bottom:1.5px solid #0f1419}
        .grid{display:grid;grid-template-columns:repeat(3,1fr);gap:2px}.grid a{display:block;aspect-ratio:4/5;background:#efefef}.reel{display:grid;place-items:center;width:100%;height:100%;min-height:200px;background:#262626;color:#fff;font-size:44px}.grid img{width:100%;height:100%;object-fit:cover;display:block}
        .empty{text-align:center;color:#737373;padding:48px 16px}.empty b{font-size:20px;color:#0f1419}
        .by{display:flex;align-items:center;gap:10px;padding:10px 12px}.by img{width:32px;height:32px;border-radius:50%}.by span{margin-left:auto;font-size:20px}
        .photo{display:block;width:100%;background:#efefef}
        .strip{display:flex;overflow-x:auto;scroll-snap-type:x mandatory}.strip img{flex:0 0 100%;scroll-snap-align:center}
        .acts{display:flex;gap:14px;padding:10px 12px 6px}.acts svg{width:25px;height:25px;fill:none;stroke:#0f1419;stroke-width:1.8;stroke-linejoin:round}.acts .save{margin-left:auto}
        .cap{padding:2px 14px;white-space:pre-wrap;overflow-wrap:anywhere}.cap em{font-style:normal;color:#00376b}
        time{display:block;padding:6px 14px 24px;color:#737373;font-size:12px}
        .gone{padding:80px 24px;text-align:center}.gone h1{font-size:21px}.gone a{color:#00376b}
        """;
}
