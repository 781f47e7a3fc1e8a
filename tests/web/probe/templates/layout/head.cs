<!DOCTYPE html><title><?cs var:Page.Name ?></title>
