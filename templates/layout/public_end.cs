</main>
<footer class="foot"><?cs if:Company.Phone ?><p><?cs var:Text.Frame.Call ?> <a href="tel:<?cs var:Company.Phone ?>"><?cs var:Company.Phone ?></a></p><?cs /if ?>
<p><a href="<?cs var:Page.Base ?>/portal/"><?cs var:Text.Frame.Complain ?></a> <a href="<?cs var:Page.Base ?>/portal/follow"><?cs var:Text.Frame.Follow ?></a> <a href="<?cs var:Page.Base ?>/portal/policy"><?cs var:Text.Frame.Policy ?></a></p></footer>
</body>
</html>
